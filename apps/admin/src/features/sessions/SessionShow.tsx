import { useState } from 'react';
import { useParams } from 'react-admin';
import { ReasonGate } from '../../ui/ReasonGate';
import { SessionFile } from './SessionFile';

/** One session, once it is said why it is looked at. */
export function SessionShow() {
  const { id = '' } = useParams<{ id?: string }>();
  const [reason, setReason] = useState<string>();
  if (reason === undefined) return <ReasonGate onReason={setReason} />;
  return <SessionFile id={id} reason={reason} />;
}
