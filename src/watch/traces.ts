import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context, Span } from '@opentelemetry/api';
import type { TraceSettings } from '../app/config.ts';
import type { Facts, Traces } from '../app/traces.ts';

/**
 * Traces for a collector of OpenTelemetry, at the address that the settings name. Nothing of it is loaded where they name none. It is handed
 * on by hand and not registered for the whole process, so that two in one process do not meet.
 */
export const openTraces = async ({ endpoint, service }: TraceSettings, role: 'serve' | 'worker'): Promise<Traces> => {
  const { ROOT_CONTEXT, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': `${role}-${process.pid}` }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/u, '')}/v1/traces` }) })],
  });
  const tracer = provider.getTracer('planwright');
  const here = new AsyncLocalStorage<Span>();

  const contextOf = (parent: string | null): Context => {
    const [, traceId, spanId, flags] = TRACE_PARENT.exec(parent ?? '') ?? [];
    if (traceId && spanId && flags)
      return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
    const above = here.getStore();
    return above ? trace.setSpan(ROOT_CONTEXT, above) : ROOT_CONTEXT;
  };
  const end = (span: Span, facts: Facts, failure?: string): void => {
    span.setAttributes(facts);
    if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
    span.end();
  };
  return {
    step: async (name, facts, work, parent = null) => {
      const span = tracer.startSpan(name, { attributes: facts }, contextOf(parent));
      try {
        const result = await here.run(span, work);
        end(span, {});
        return result;
      } catch (thrown) {
        end(span, {}, thrown instanceof Error ? thrown.name : 'thrown');
        throw thrown;
      }
    },
    begin: (name, parent) => {
      const span = tracer.startSpan(name, {}, contextOf(parent));
      return { within: (work) => here.run(span, work), end: (facts, failure) => end(span, facts, failure) };
    },
    current: () => {
      const context = here.getStore()?.spanContext();
      return context ? `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}` : null;
    },
    close: () => provider.shutdown(),
  };
};

const TRACE_PARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/u;
