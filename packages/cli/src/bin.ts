#!/usr/bin/env node
import { Command } from 'commander'

await new Command('countersign').description('Check, test, dry-run and explain policies.').parseAsync()
