package relay

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"testing"
)

func kinds() []kind {
	return []kind{kindRequest, kindInput, kindEnd, kindStop, kindRefusal, kindWelcome, kindOut, kindErr, kindWant, kindClosing, kindExit, kindAlive}
}

func TestFramesComeBackAsTheyWereSent(t *testing.T) {
	var line bytes.Buffer
	for _, k := range kinds() {
		most, known := k.most()
		if !known {
			t.Fatalf("kind %c has no limit", k)
		}
		line.Write(frame{k, bytes.Repeat([]byte{7}, most)}.bytes())
		line.Write(frame{kind: k}.bytes())
	}
	for _, k := range kinds() {
		most, _ := k.most()
		for _, length := range []int{most, 0} {
			f, err := readFrame(&line)
			if err != nil || f.kind != k || len(f.body) != length {
				t.Fatalf("kind %c came back as %c with %d bytes, %v", k, f.kind, len(f.body), err)
			}
		}
	}
	if _, err := readFrame(&line); !errors.Is(err, io.EOF) {
		t.Errorf("after the last frame: %v", err)
	}
}

func TestFramesThatAreRefused(t *testing.T) {
	head := func(k kind, length uint32) []byte { return binary.BigEndian.AppendUint32([]byte{byte(k)}, length) }
	for name, c := range map[string]struct {
		bytes []byte
		want  error
	}{
		"unknown kind":               {head('?', 0), errRubbish},
		"a web browser":              {[]byte("GET / HTTP/1.1\r\n\r\n"), errRubbish},
		"too long a request":         {head(kindRequest, mostRequest+1), errRubbish},
		"too much output":            {head(kindOut, mostData+1), errRubbish},
		"a stop with something":      {head(kindStop, 1), errRubbish},
		"the longest that can be":    {head(kindErr, 1<<32-1), errRubbish},
		"cut off in the head":        {[]byte{byte(kindOut), 0, 0}, io.ErrUnexpectedEOF},
		"cut off before the body":    {head(kindOut, 3), io.ErrUnexpectedEOF},
		"cut off in the body":        {append(head(kindOut, 3), 'a'), io.ErrUnexpectedEOF},
		"nothing":                    {nil, io.EOF},
		"an exit status of any size": {head(kindExit, 5), errRubbish},
	} {
		if _, err := readFrame(bytes.NewReader(c.bytes)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v; want %v", name, err, c.want)
		}
	}
}

func FuzzReadFrame(f *testing.F) {
	for _, k := range kinds() {
		f.Add(frame{k, []byte{0, 0, 0, 3}}.bytes())
	}
	f.Add([]byte("GET / HTTP/1.1\r\n\r\n"))
	f.Add([]byte{'Q', 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := readFrame(bytes.NewReader(b))
		if err != nil {
			if got.body != nil {
				t.Errorf("a frame was given with %v", err)
			}
			return
		}
		most, known := got.kind.most()
		if !known || len(got.body) > most {
			t.Errorf("kind %d with %d bytes was taken", got.kind, len(got.body))
		}
		if sent := got.bytes(); !bytes.Equal(sent, b[:len(sent)]) {
			t.Errorf("%x was read from %x", sent, b)
		}
		if r, err := unpackRequest(got); err == nil && got.kind == kindRequest {
			if _, err := packRequest(r); err != nil && len(got.body) < mostRequest/8 {
				t.Errorf("%+v does not go back: %v", r, err)
			}
		}
	})
}

func TestExitStatuses(t *testing.T) {
	for _, status := range []int{0, 1, 3, 4, 130, 255} {
		got, err := unpackExit(packExit(status))
		if err != nil || got != status {
			t.Errorf("%d came back as %d, %v", status, got, err)
		}
	}
	for _, status := range []int{-1, 256, 1 << 16} { // of which a shell would see another
		if got, err := unpackExit(packExit(status)); !errors.Is(err, errRubbish) {
			t.Errorf("%d came back as %d, %v", status, got, err)
		}
	}
}
