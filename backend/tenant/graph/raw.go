package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models/odataerrors"
)

// faults is what the SDK wants to know of failed answers; our pipeline takes them before it is asked.
var faults = abs.ErrorMappings{"XXX": odataerrors.CreateODataErrorFromDiscriminatorValue}

// send asks one full address through the SDK's adapter and gives the raw answer; nil stands for an empty one.
func (c *Client) send(ctx context.Context, method abs.HttpMethod, address string, prefer string, body []byte) ([]byte, error) {
	request := abs.NewRequestInformation()
	request.Method = method
	request.UrlTemplate = "{+baseurl}"
	request.PathParameters["request-raw-url"] = address
	request.Headers.Add("Accept", "application/json")
	if prefer != "" {
		request.Headers.Add("Prefer", prefer)
	}
	if body != nil {
		request.Content = body
		request.Headers.Add("Content-Type", "application/json")
	}
	answer, err := c.adapter.SendPrimitive(ctx, request, "[]byte", faults)
	if err != nil || answer == nil {
		return nil, err
	}
	data, ok := answer.([]byte)
	if !ok {
		return nil, &Error{Status: http.StatusOK, Message: fmt.Sprintf("the SDK gave %T", answer), notGraph: true}
	}
	return data, nil
}

// read asks one address below k and decodes the answer into out.
func (c *Client) read(ctx context.Context, k call, address, prefer string, out any) error {
	return c.run(ctx, k, func(ctx context.Context) error {
		data, err := c.send(ctx, abs.GET, address, prefer, nil)
		if err != nil {
			return err
		}
		return decode(ctx, data, out)
	})
}

// decode reads JSON and says so when it is none.
func decode(ctx context.Context, data []byte, out any) error {
	if err := json.Unmarshal(data, out); err != nil {
		return unreadable(exchangeOf(ctx), err)
	}
	return nil
}

// readEntity is read for one thing, which some services wrap into {"value": {...}} and others do not.
func (c *Client) readEntity(ctx context.Context, k call, address string, out any) error {
	var raw json.RawMessage
	if err := c.read(ctx, k, address, "", &raw); err != nil {
		return err
	}
	if err := json.Unmarshal(entity(raw), out); err != nil {
		return explain(&Error{Status: http.StatusOK, Message: "the answer has another shape", notGraph: true, cause: err}, k)
	}
	return nil
}

// entity takes the wrapping off, if there is one.
func entity(raw json.RawMessage) json.RawMessage {
	var wrapped struct {
		ID    json.RawMessage `json:"id"`
		Value json.RawMessage `json:"value"`
	}
	if json.Unmarshal(raw, &wrapped) != nil || wrapped.ID != nil {
		return raw
	}
	if inner := bytes.TrimSpace(wrapped.Value); len(inner) > 0 && inner[0] == '{' {
		return inner
	}
	return raw
}

// page is one page of a collection.
type page[T any] struct {
	Value []T    `json:"value"`
	Next  string `json:"@odata.nextLink"`
	Delta string `json:"@odata.deltaLink"`
}

// pages follows a collection from its first address to the end and gives the delta link of the last page, if it has one.
func pages[T any](ctx context.Context, c *Client, k call, first, prefer string, each func(page[T]) error) (string, error) {
	l := c.list(k)
	for address := first; ; {
		if err := l.next(address); err != nil {
			return "", err
		}
		var p page[T]
		if err := c.read(l.in(ctx), k, address, prefer, &p); err != nil {
			return "", err
		}
		if err := l.got(len(p.Value)); err != nil {
			return "", err
		}
		if err := each(p); err != nil {
			return "", err
		}
		if p.Next == "" {
			return p.Delta, nil
		}
		next, err := c.at.follow(p.Next)
		if err != nil {
			return "", explain(&Error{cause: err}, k)
		}
		address = next
	}
}
