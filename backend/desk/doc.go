// Package desk keeps what is computed from a workbook: the design, whom it reaches, what is wrong, how far each step is, whether the
// plan is still good. Each answer is remembered under the revisions of the areas it was computed from, so that an edit costs what
// rests on it and nothing else. It also says who may do what. Doors ask it and take no decisions of their own.
package desk
