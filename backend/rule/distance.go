package rule

// Distance counts the edits of one byte between two short texts. Of texts that differ by more than three in length it
// gives the length of the longer, which is far enough for everybody who looks for a slip of the keyboard.
func Distance(a, b string) int { return editDistance(a, b) }
