import type { Module } from '../services/module.ts';
import { nextStepHandlers } from './handlers.ts';

export const noun: Module = { handlers: nextStepHandlers };
