// The room of Sessions; its files follow.
