//go:build !checkonly && !overhttp

package wire

import "section321/calc/orders"

// share answers what several ask who read one file together.
func (o *Orders) share(verb string, request []byte) ([]byte, error) {
	if o.reader == nil {
		return nil, early("orders-open", "no-file-open")
	}
	switch verb {
	case "orders-share":
		if share, can := o.reader.Share(); can && o.workbook.rows == nil {
			return share.Pack(), nil
		}
		return nil, nil
	case "orders-seam":
		at, order, ok := o.reader.Seam(request)
		if !ok {
			return []byte(`{}`), nil
		}
		return written(func(w *writer) {
			w.count("at", at)
			w.text("order", string(order))
		}), nil
	case "orders-piece":
		piece, err := orders.NewPiece(o.reader.Options, orders.ShareOf(request))
		if err != nil {
			return nil, err
		}
		o.reader = piece
		return []byte(`{"opened":true}`), nil
	case "orders-pack":
		defer func() { o.reader = nil }()
		if len(request) > 0 {
			return o.reader.Pack(request[1:], false), nil
		}
		return o.reader.Pack(nil, true), nil
	}
	taken := o.reader.Take(request)
	return written(func(w *writer) {
		w.flag("taken", taken)
		w.count("rows", o.reader.Rows())
	}), nil
}
