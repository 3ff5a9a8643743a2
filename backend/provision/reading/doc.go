// Package reading reads a tenant into a workbook: page by page into the columns, the first time everything and from then on what has
// changed since. What it has brought is kept on the disk as it comes, so that a reading that was interrupted goes on where it was; and
// nobody sees any of it before it is whole.
package reading
