package graph

import (
	"errors"
	"net/http"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/text"
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
	CodeTooMuch     = "TENANT_TOO_MUCH"     // a list or an answer passes a bound
)

// explain says to a person what went wrong, with the *Error inside.
func explain(e *Error, k call) *problem.Problem {
	p := diagnose(e, k)
	if e.RequestID != "" {
		p.Detail = text.Of("tenant.request", p.Detail, e.RequestID)
	}
	return p.Because(e)
}

func diagnose(e *Error, k call) *problem.Problem {
	var signIn *signInError
	var over *boundError
	switch {
	case errors.As(e.cause, &over):
		return problem.New(CodeTooMuch+"."+over.of, k.says()).Detailed(over.most).Hinted()
	case errors.Is(e.cause, errForeign):
		return problem.New(CodeForeignLink, k.says()).
			Detailed().
			Hinted()
	case errors.As(e.cause, &signIn):
		return problem.New(CodeSignIn+".token", k.says()).
			Detailed(clip(signIn.err.Error())).Hinted()
	case e.notGraph:
		return problem.New(CodeNotGraph+".answer", k.says()).
			Detailed(notGraphDetail(e)).
			Hinted()
	case e.Status == 0:
		return problem.New(CodeUnreachable, k.says()).
			Detailed(clip(e.Message)).Hinted()
	}
	return refusal(e, k)
}

func refusal(e *Error, k call) *problem.Problem {
	said := e.Error()
	switch {
	case e.Status >= 300 && e.Status < 400:
		return problem.New(CodeNotGraph+".elsewhere", k.says()).Detailed(said).
			Hinted()
	case e.Status == http.StatusUnauthorized:
		return problem.New(CodeSignedOut, k.says()).Detailed(said).Hinted()
	case e.Status == http.StatusForbidden:
		hint := text.Of("tenant.ask")
		if k.needs != "" {
			hint = text.Of("tenant.needs", k.needs)
		}
		return problem.New(CodeForbidden, k.says()).Detailed(said).Hinted(hint)
	case e.Status == http.StatusNotFound:
		return problem.New(CodeNotFound, k.says()).Detailed(said).
			Hinted()
	case e.Status == http.StatusTooManyRequests:
		hint := text.Of("tenant.later")
		if e.Told {
			hint = text.Of("tenant.again-in", e.RetryAfter.Round(time.Second))
		}
		return problem.New(CodeThrottled, k.says()).Detailed(said).Hinted(hint)
	case e.Status >= 500 && e.Status != http.StatusNotImplemented:
		return problem.New(CodeFailing, k.says()).Detailed(said).
			Hinted()
	}
	return problem.New(CodeRefused+".refused", k.says()).Detailed(said).
		Hinted()
}

func notGraphDetail(e *Error) text.Text {
	if e.Message != "" {
		return text.Of("tenant.no-json.itself", e.Status, e.Message)
	}
	return text.Of("tenant.no-json", e.Status)
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
