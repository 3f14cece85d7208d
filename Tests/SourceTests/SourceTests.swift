// The tests of Source; its files follow.
