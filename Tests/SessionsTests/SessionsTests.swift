// The tests of Sessions; its files follow.
