import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useMe } from '../profile/profile.queries';
import { isWaiting, screenOf } from '../shared/order.model';
import { useCards, usePaymentOptions } from '../shared/payments.queries';
import { newOrderOf, payerSchema, type PayChoice, type PayerForm } from './buy.model';
import { useCreateOrder } from './buy.queries';

/** The default card, or the only way there is; otherwise the person chooses. */
function useFirstChoice(): PayChoice | null {
  const options = usePaymentOptions();
  const cards = useCards();
  const methods = options.data?.methods ?? [];
  const card = cards.data?.find(({ isDefault }) => isDefault);
  if (card !== undefined && methods.includes('CARD')) return { kind: 'savedCard', cardId: card.id };
  if (methods.length !== 1) return null;
  const [only] = methods;
  if (only === 'CARD') return { kind: 'newCard' };
  return only === undefined ? null : { kind: 'cash', method: only };
}

/** Everything between a chosen package and an opened order. */
export function useCheckout(packageId: string) {
  const navigation = useAppNavigation();
  const me = useMe();
  const create = useCreateOrder();
  const [chosen, setChosen] = useState<PayChoice | null>(null);
  const [saveCard, setSaveCard] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const first = useFirstChoice();
  const choice = chosen ?? first;
  const needsPhone = choice?.kind === 'cash' && choice.method === 'SEVEN_ELEVEN';
  const { control, handleSubmit, getValues, reset } = useForm<PayerForm>({
    resolver: zodResolver(payerSchema(needsPhone)),
    defaultValues: { name: '', email: '', phone: '' },
  });
  const person = me.data;
  const lastPayer = usePaymentOptions().data?.payer;
  useEffect(() => {
    // What is typed already stays; then who paid in cash last; then who is signed in.
    const { name, email, phone } = getValues();
    const firstOf = (...texts: Array<string | null | undefined>) =>
      texts.find((text) => text !== undefined && text !== null && text !== '') ?? '';
    reset({
      name: firstOf(name, lastPayer?.name, person?.name),
      email: firstOf(email, lastPayer?.email, person?.email),
      phone: firstOf(phone, lastPayer?.phone, person?.phone),
    });
  }, [person, lastPayer, getValues, reset]);

  const open = (payer: PayerForm, wish: PayChoice) =>
    create.mutate(newOrderOf({ packageId, choice: wish, payer, saveCard }), {
      onSuccess: (order) => {
        // A saved card that was refused leaves the person here, to choose another way.
        if (order.status === 'FAILED') return;
        const screen = isWaiting(order.status) ? screenOf(order) : 'Order';
        navigation.replace(screen, { orderId: order.id });
      },
    });
  const submit = async () => {
    setAsked(true);
    if (choice === null) return;
    if (choice.kind === 'cash') return handleSubmit((payer) => open(payer, choice))();
    return open(getValues(), choice);
  };
  return {
    choice,
    setChoice: (next: PayChoice) => {
      create.reset();
      setChosen(next);
    },
    needsPhone,
    saveCard,
    setSaveCard,
    control,
    create,
    submit,
    hasNoChoice: isAsked && choice === null,
  };
}
