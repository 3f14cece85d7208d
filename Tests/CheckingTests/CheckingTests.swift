// The tests of Checking; its files follow.
