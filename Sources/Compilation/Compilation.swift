// The room of Compilation; its files follow.
