// The room of Source; its files follow.
