// The tests of Compilation; its files follow.
