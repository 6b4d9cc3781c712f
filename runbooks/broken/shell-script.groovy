#!/bin/sh
muster run shop failover
