// Package relay lets a command that writes be carried out by the program that holds the workbook: the window, the page, a watch or
// another command. The holder listens at a socket that only the same account can open; the caller says which command in which folder,
// passes on input and Ctrl+C, and is given output and exit status.
//
// A call is a row of frames. The caller sends one request; the holder answers with a refusal, which ends it, or a welcome. From the
// welcome on the command may have changed something, so a call that is lost afterwards is never repeated by itself.
package relay
