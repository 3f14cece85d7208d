// The tests of Engine; its files follow.
