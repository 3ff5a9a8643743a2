// Package graph answers tenant.Directory over Microsoft Graph.
//
// The SDK is used as transport and for typed leaf builders only: its request adapter with a fixed pipeline of our own, and the
// builders of groups, subscribed licences and the signed-in user. Delta pages and the Teams administration API are read as raw
// JSON, because the typed models cannot tell null from absent and do not know that API. Retry, $batch and pacing are ours.
//
// Every failure is a *problem.Problem for people with an *Error inside for programs.
package graph
