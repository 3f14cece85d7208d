// The room of Storage; its files follow.
