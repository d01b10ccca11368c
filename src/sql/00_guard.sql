\echo Use "CREATE EXTENSION guidepost" to load this file. \quit
