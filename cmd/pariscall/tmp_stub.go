package main

import (
	"context"

	"pariscall/model"
	"pariscall/model/dataset"
)

type newsroom struct{}

func (a *app) openNewsroom() (*newsroom, error)                        { return nil, nil }
func (a *app) explore(context.Context) error                           { return nil }
func (a *app) showArticles(context.Context, []model.Ref, string) error { return nil }
func loadAtlas() (*model.Atlas, error)                                 { return dataset.Load() }
func knownTheme(string) error                                          { return nil }
