// The tests of Syntax; its files follow.
