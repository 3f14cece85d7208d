// The tests of EndToEnd; its files follow.
