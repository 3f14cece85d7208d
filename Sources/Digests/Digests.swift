// The room of Digests; its files follow.
