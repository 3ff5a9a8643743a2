package graph

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"personadesk/backend/problem"
)

// The codes of the problems that a tenant can give.
const (
	CodeSignIn      = "TENANT_SIGN_IN"      // no token could be had
	CodeSignedOut   = "TENANT_SIGNED_OUT"   // the token is not accepted (any more)
	CodeForbidden   = "TENANT_FORBIDDEN"    // a permission or role is missing
	CodeNotFound    = "TENANT_NOT_FOUND"    // the thing is not there
	CodeThrottled   = "TENANT_THROTTLED"    // too busy for longer than we wait
	CodeUnreachable = "TENANT_UNREACHABLE"  // no answer at all
	CodeNotGraph    = "TENANT_NOT_GRAPH"    // something else than Graph answered
	CodeFailing     = "TENANT_FAILING"      // the tenant has trouble of its own
	CodeRefused     = "TENANT_REFUSED"      // the tenant does not want this request
	CodeForeignLink = "TENANT_FOREIGN_LINK" // an answer points away from the tenant
	CodeUnsure      = "TENANT_UNSURE"       // whether a write was carried out cannot be told
	CodeMoved       = "TENANT_MOVED"        // the tenant is not as the request supposes
	CodeResync      = "TENANT_RESYNC"       // a delta link is used up
)

// explain says to a person what went wrong, with the *Error inside.
func explain(e *Error, k call) *problem.Problem {
	p := diagnose(e, k)
	if e.RequestID != "" {
		p.Detail += fmt.Sprintf(" (request %s)", e.RequestID)
	}
	return p.Because(e)
}

func diagnose(e *Error, k call) *problem.Problem {
	var signIn *signInError
	switch {
	case errors.Is(e.cause, errForeign):
		return problem.New(CodeForeignLink, "An answer points away from the tenant: "+k.doing).
			Detailf("A link of the answer leads to another host; it was not followed, and no token was sent there.").
			Hintf("Check the address of the tenant, and whether something on the way changes its answers.")
	case errors.As(e.cause, &signIn):
		return problem.New(CodeSignIn, "The sign-in gave no token: "+k.doing).
			Detailf("%v", clip(signIn.err.Error())).Hintf("Sign in again.")
	case e.notGraph:
		return problem.New(CodeNotGraph, "That is not Microsoft Graph: "+k.doing).
			Detailf("%s", notGraphDetail(e)).
			Hintf("Check the address of the tenant, the proxy, and whether this network wants a sign-in page first.")
	case e.Status == 0:
		return problem.New(CodeUnreachable, "The tenant cannot be reached: "+k.doing).
			Detailf("%s", clip(e.Message)).Hintf("Check the network and the proxy, then try again.")
	}
	return refusal(e, k)
}

func refusal(e *Error, k call) *problem.Problem {
	said := e.Error()
	switch {
	case e.Status >= 300 && e.Status < 400:
		return problem.New(CodeNotGraph, "The tenant sends us elsewhere: "+k.doing).Detailf("%s", said).
			Hintf("Check the address of the tenant.")
	case e.Status == http.StatusUnauthorized:
		return problem.New(CodeSignedOut, "Not signed in any more: "+k.doing).Detailf("%s", said).Hintf("Sign in again.")
	case e.Status == http.StatusForbidden:
		hint := "Ask an administrator of the tenant for the permission or the role."
		if k.needs != "" {
			hint = fmt.Sprintf("It takes the permission %s with the consent of an administrator, and a directory role that allows it.", k.needs)
		}
		return problem.New(CodeForbidden, "Not allowed: "+k.doing).Detailf("%s", said).Hintf("%s", hint)
	case e.Status == http.StatusNotFound:
		return problem.New(CodeNotFound, "Not found in the tenant: "+k.doing).Detailf("%s", said).
			Hintf("Read the tenant again; it may have been removed.")
	case e.Status == http.StatusTooManyRequests:
		hint := "Try again later."
		if e.Told {
			hint = fmt.Sprintf("Try again in %s.", e.RetryAfter.Round(time.Second))
		}
		return problem.New(CodeThrottled, "The tenant is too busy: "+k.doing).Detailf("%s", said).Hintf("%s", hint)
	case e.Status >= 500 && e.Status != http.StatusNotImplemented:
		return problem.New(CodeFailing, "The tenant has trouble of its own: "+k.doing).Detailf("%s", said).
			Hintf("Try again later; what was done so far is kept.")
	}
	return problem.New(CodeRefused, "The tenant refused: "+k.doing).Detailf("%s", said).
		Hintf("Compare what was asked with what the tenant says; then change the design or the tenant.")
}

func notGraphDetail(e *Error) string {
	detail := fmt.Sprintf("The answer (status %d) is no JSON", e.Status)
	if e.Message != "" {
		detail += "; it calls itself " + fmt.Sprintf("%q", e.Message)
	}
	return detail
}

// isStatus tells whether an error of this package stands for one of the given HTTP statuses.
func isStatus(err error, statuses ...int) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	for _, s := range statuses {
		if e.Status == s && !e.notGraph {
			return true
		}
	}
	return false
}
