import { faultKinds, isStreamKind, type FaultRequest } from '../gateway/fault-table';
import { operations } from '../openapi/operations';
import { ControlError } from './control-error';

/** A fault that could never hit would make a test pass for nothing, so everything is checked. */
export function readFault(body: object): FaultRequest {
  // What comes over the wire may be anything.
  const fault = body as FaultRequest;
  const { service, kind, route = '*', method = '*', times = 1, status = 503 } = fault;
  if (!['karoo', 'bimer'].includes(service)) throw new ControlError('service: karoo or bimer');
  if (!faultKinds.includes(kind)) throw new ControlError(`kind: one of ${faultKinds.join(', ')}`);
  if (!Number.isInteger(times) || times < 1) throw new ControlError('times: a whole number from 1');
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new ControlError('status: 200 to 599');
  const known = operations.some(
    (operation) =>
      operation.service === service &&
      (route === '*' || route === operation.template) &&
      (method === '*' || method.toUpperCase() === operation.method),
  );
  if (!known) throw new ControlError(`${service} has no ${method} ${route}`);
  if (isStreamKind(kind) && (service !== 'karoo' || (route !== '*' && route !== '/v1/eventos'))) {
    throw new ControlError(`${kind} is for the event stream of karoo only`);
  }
  return fault;
}
