// The tests of Reporting; its files follow.
