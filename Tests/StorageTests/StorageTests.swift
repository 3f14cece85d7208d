// The tests of Storage; its files follow.
