// Package signin knows how a person or a program signs in to a tenant, and remembers it under a name.
//
// What is kept on disk holds no secret: names, ids, the path of a certificate, and which account signed in. Tokens are kept by
// the operating system where it can, and in memory where it cannot.
package signin
