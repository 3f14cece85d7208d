// The room of Checking; its files follow.
