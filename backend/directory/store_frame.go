package directory

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Chunk is a piece of the form in which a directory is kept on the disk. The chunks of a name belong together, in the order of their
// numbers from 0.
type Chunk struct {
	Name   string
	Number int
	Sum    []byte // over name, number and body
	Body   []byte // compressed
}

// ErrDamaged says that a chunk is not what was written, or that one is missing.
var ErrDamaged = errors.New("a part of the reading is damaged")

// chunkSize is how many bytes a chunk holds before it is compressed.
const chunkSize = 1 << 20

// The coders are shared: both may be used by many at the same time for whole blocks.
var (
	encoder = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
		if err != nil {
			panic("preparing to compress: " + err.Error()) // the options are fixed
		}
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
		if err != nil {
			panic("preparing to read what is compressed: " + err.Error()) // the options are fixed
		}
		return d
	})
)

// Pack makes a chunk of bytes.
func Pack(name string, number int, raw []byte) Chunk {
	c := Chunk{Name: name, Number: number, Body: encoder().EncodeAll(raw, nil)}
	c.Sum = c.sum()
	return c
}

// Unpack gives the bytes of a chunk, appended to a buffer; ErrDamaged when they are not what was packed.
func (c Chunk) Unpack(to []byte) ([]byte, error) {
	if !bytes.Equal(c.Sum, c.sum()) {
		return nil, fmt.Errorf("chunk %d of %s: %w", c.Number, c.Name, ErrDamaged)
	}
	raw, err := decoder().DecodeAll(c.Body, to)
	if err != nil {
		return nil, fmt.Errorf("chunk %d of %s: %w: %w", c.Number, c.Name, ErrDamaged, err)
	}
	return raw, nil
}

// sum is half of a SHA-256, which is plenty for telling damage.
func (c Chunk) sum() []byte {
	h := sha256.New()
	h.Write(binary.LittleEndian.AppendUint32([]byte(c.Name+"\x00"), uint32(c.Number)))
	h.Write(c.Body)
	return h.Sum(nil)[:16]
}

// pen writes one name's bytes into chunks. The first error stays.
type pen struct {
	name   string
	number int
	size   int // of the bytes after which a chunk is full
	buffer []byte
	emit   func(Chunk) error
	err    error
}

func newPen(name string, emit func(Chunk) error) *pen {
	return &pen{name: name, emit: emit, size: chunkSize, buffer: make([]byte, 0, chunkSize)}
}

// newPage is a pen whose chunks are as long as what is written between one flush and the next.
func newPage(name string, emit func(Chunk) error) *pen {
	return &pen{name: name, emit: emit, size: math.MaxInt}
}

func (p *pen) flush() {
	if p.err == nil && (len(p.buffer) > 0 || p.number == 0) {
		p.err = p.emit(Pack(p.name, p.number, p.buffer))
		p.number++
		p.buffer = p.buffer[:0]
	}
}

func (p *pen) room(n int) {
	if len(p.buffer)+n > p.size {
		p.flush()
	}
}

func (p *pen) raw(b []byte) {
	for len(b) > 0 && p.err == nil {
		p.room(1)
		n := min(len(b), p.size-len(p.buffer))
		p.buffer = append(p.buffer, b[:n]...)
		b = b[n:]
	}
}

func (p *pen) byte(b byte) { p.room(1); p.buffer = append(p.buffer, b) }

func (p *pen) uint(n uint64) {
	p.room(binary.MaxVarintLen64)
	p.buffer = binary.AppendUvarint(p.buffer, n)
}

func (p *pen) text(s string) {
	p.uint(uint64(len(s)))
	p.raw([]byte(s))
}

// end writes what is left.
func (p *pen) end() error {
	p.flush()
	return p.err
}

// eye reads what a pen wrote. It trusts nothing: whatever does not fit is damage, and the first error stays.
type eye struct {
	name   string
	chunks []Chunk // that were not looked at yet
	number int
	buffer []byte // of the chunk at hand
	at     int
	err    error
}

func (e *eye) fail() {
	if e.err == nil {
		e.err = fmt.Errorf("%s: %w", e.name, ErrDamaged)
	}
}

// more brings the next chunk in; what is left of the last one stays before it.
func (e *eye) more() bool {
	if e.err != nil || len(e.chunks) == 0 {
		e.fail()
		return false
	}
	c := e.chunks[0]
	if c.Name != e.name || c.Number != e.number {
		e.fail()
		return false
	}
	var rest []byte // mostly there is none, and room is made for no more than the chunk needs
	if left := e.buffer[e.at:]; len(left) > 0 {
		rest = append(make([]byte, 0, len(left)+chunkSize), left...)
	}
	if e.buffer, e.err = c.Unpack(rest); e.err != nil {
		return false
	}
	e.at, e.number, e.chunks = 0, e.number+1, e.chunks[1:]
	return true
}

// end says what went wrong; whatever is left over has no business there.
func (e *eye) end() error {
	if len(e.chunks) > 0 || e.at < len(e.buffer) {
		e.fail()
	}
	return e.err
}

func (e *eye) byte() byte {
	if e.at == len(e.buffer) && !e.more() || e.at == len(e.buffer) {
		e.fail()
		return 0
	}
	e.at++
	return e.buffer[e.at-1]
}

func (e *eye) uint() uint64 {
	n, size := binary.Uvarint(e.buffer[e.at:])
	for size == 0 && e.more() {
		n, size = binary.Uvarint(e.buffer[e.at:])
	}
	if size <= 0 {
		e.fail()
		return 0
	}
	e.at += size
	return n
}

// count is a number of things that are about to follow, or that there may be at most so many of.
func (e *eye) count(most int) int {
	n := e.uint()
	if n > uint64(most) {
		e.fail()
		return 0
	}
	return int(n)
}

// long reads bytes of which only damage would say that there are very many: it takes them as they come.
func (e *eye) long(n int) []byte {
	out := make([]byte, 0, min(n, 64*chunkSize))
	for len(out) < n && e.err == nil {
		if e.at == len(e.buffer) && (!e.more() || e.at == len(e.buffer)) {
			e.fail()
			return nil
		}
		size := min(n-len(out), len(e.buffer)-e.at)
		out = append(out, e.buffer[e.at:e.at+size]...)
		e.at += size
	}
	return out
}

func (e *eye) text() string { return string(e.long(e.count(1 << 30))) }
