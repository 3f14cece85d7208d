// The room of Syntax; its files follow.
