// The tests of House; its files follow.
