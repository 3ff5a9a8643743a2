package workbook

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// connector opens connections to one file and to no other that has got its name meanwhile.
type connector struct {
	source  string
	inPlace func() error
}

// connections are opened as they are needed, each to the file that inPlace stands for.
func connections(source string, inPlace func() error) *sql.DB {
	return sql.OpenDB(connector{source, inPlace})
}

// sqliteDriver is the registered one.
var sqliteDriver = func() driver.Driver {
	db, err := sql.Open("sqlite", ":memory:") // which opens nothing yet
	if err != nil {
		panic("the driver is compiled in: " + err.Error())
	}
	defer func() { _ = db.Close() }()
	return db.Driver()
}()

// Connect looks before and after: what has the right name at both moments was the right file between them.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	if err := c.inPlace(); err != nil {
		return nil, err
	}
	conn, err := sqliteDriver.Open(c.source)
	if err != nil {
		return nil, fmt.Errorf("connecting: %w", err)
	}
	if err := c.inPlace(); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

func (connector) Driver() driver.Driver { return sqliteDriver }
