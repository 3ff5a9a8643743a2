package relay

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// kind says what a frame carries.
type kind byte

const (
	kindRequest kind = 'Q' // caller: the command, as JSON
	kindInput   kind = 'I' // caller: some input, after it was wanted
	kindEnd     kind = 'Z' // caller: there is no more input
	kindStop    kind = 'C' // caller: Ctrl+C
	kindRefusal kind = 'R' // holder: a problem as JSON; nothing was carried out
	kindWelcome kind = 'W' // holder: the command begins
	kindOut     kind = 'O' // holder: some standard output
	kindErr     kind = 'E' // holder: some standard error
	kindWant    kind = 'A' // holder: input is wanted
	kindClosing kind = 'L' // holder: it is closing, and the command is being stopped
	kindExit    kind = 'X' // holder: the exit status; the last frame of a call
	kindAlive   kind = 'P' // either: still here
)

const (
	headSize = 5 // the kind and four bytes of length

	mostRequest = 1 << 20
	mostData    = 64 << 10
)

// most is how long the body of a frame may be.
func (k kind) most() (int, bool) {
	switch k {
	case kindRequest:
		return mostRequest, true
	case kindInput, kindOut, kindErr, kindRefusal:
		return mostData, true
	case kindExit:
		return 4, true
	case kindEnd, kindStop, kindWelcome, kindWant, kindClosing, kindAlive:
		return 0, true
	}
	return 0, false
}

type frame struct {
	kind kind
	body []byte
}

// errRubbish is what a peer gets that does not keep to the protocol.
var errRubbish = errors.New("the other side does not speak our language")

// readFrame reads one frame. A frame that is unknown or too long is refused before any room is made for it.
func readFrame(r io.Reader) (frame, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return frame{}, err
	}
	f := frame{kind: kind(head[0])}
	most, known := f.kind.most()
	length := binary.BigEndian.Uint32(head[1:])
	if !known || uint64(length) > uint64(most) {
		return frame{}, fmt.Errorf("a frame of kind %d with %d bytes: %w", head[0], length, errRubbish)
	}
	f.body = make([]byte, length)
	if _, err := io.ReadFull(r, f.body); err != nil {
		return frame{kind: f.kind}, fmt.Errorf("within a frame: %w", noEnd(err))
	}
	return f, nil
}

// noEnd makes sure that a frame that was cut off is not taken for the end of a call.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// bytes is the frame as it is sent.
func (f frame) bytes() []byte {
	b := make([]byte, headSize, headSize+len(f.body))
	b[0] = byte(f.kind)
	binary.BigEndian.PutUint32(b[1:], uint32(len(f.body))) // at most mostRequest
	return append(b, f.body...)
}
