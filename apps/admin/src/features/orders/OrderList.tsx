import { OrderStatus, PaymentMethodKind } from '@miinventario/contracts/client';
import type { StaffOrderResponse } from '@miinventario/contracts/client';
import { BooleanInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** What people have bought, or were about to. */
export function OrderList() {
  const translate = useTranslate();
  const format = useFormat();
  const filters = [
    <SelectInput
      key="status"
      source="status"
      label={translate('mi.fields.status')}
      choices={Object.values(OrderStatus).map((id) => ({ id, name: translate(`mi.status.${id}`) }))}
      alwaysOn
    />,
    <SelectInput
      key="method"
      source="method"
      label={translate('mi.fields.method')}
      choices={Object.values(PaymentMethodKind).map((id) => ({
        id,
        name: translate(`mi.method.${id}`),
      }))}
      alwaysOn
    />,
    <TextInput
      key="userId"
      source="userId"
      label={translate('mi.fields.userId')}
      alwaysOn
      sx={{ minWidth: 300 }}
    />,
    <BooleanInput
      key="review"
      source="review"
      label={translate('mi.orders.review_only')}
      alwaysOn
    />,
  ];
  return (
    <RecordList name="orders" filters={filters} rowClick="show">
      <Column<StaffOrderResponse> name="amount">
        {(order) => (
          <RecordLink to="orders" id={order.id}>
            {format.money(order.amountCentavos)}
          </RecordLink>
        )}
      </Column>
      <Column<StaffOrderResponse> name="credits" isNumber>
        {(order) => format.number(order.credits)}
      </Column>
      <Column<StaffOrderResponse> name="method">
        {(order) => translate(`mi.method.${order.method}`)}
      </Column>
      <Column<StaffOrderResponse> name="status">
        {(order) => <StatusChip status={order.status} />}
      </Column>
      <Column<StaffOrderResponse> name="attention">
        {({ reviewReason }) =>
          reviewReason === null ? null : translate(`mi.orders.${reviewReason}`, { _: reviewReason })
        }
      </Column>
      <Column<StaffOrderResponse> name="person">
        {(order) => (
          <RecordLink to="users" id={order.userId}>
            {translate('mi.person')}
          </RecordLink>
        )}
      </Column>
      <Column<StaffOrderResponse> name="date">{(order) => format.moment(order.createdAt)}</Column>
    </RecordList>
  );
}
