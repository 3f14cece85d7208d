// The tests of Digests; its files follow.
