import { staffOrdersGet, type StaffOrderFileResponse } from '@miinventario/contracts/client';
import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fetched } from '../../ui/Fetched';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StatusChip } from '../../ui/StatusChip';
import { useFile } from '../../ui/use-file';
import { useFormat } from '../../ui/use-format';
import { OrderHistory } from './OrderHistory';
import { RefundButton } from './RefundButton';

/** One order with all that happened to it. */
export function OrderShow() {
  const query = useFile('orders', staffOrdersGet);
  return <Fetched query={query}>{(order) => <OrderFile order={order} />}</Fetched>;
}

function OrderFile({ order }: { readonly order: StaffOrderFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const none = translate('mi.none');
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <Page
      title={translate('mi.orders.title', { money: format.money(order.amountCentavos) })}
      subtitle={format.moment(order.createdAt)}
      actions={<RefundButton order={order} />}
    >
      {order.reviewReason === null ? null : (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate(`mi.orders.${order.reviewReason}_text`, { _: order.reviewReason })}
        </Alert>
      )}
      <Grid minWidth={340}>
        <Card title={translate('mi.orders.about')}>
          <Facts
            facts={[
              [t('status'), <StatusChip key="s" status={order.status} />],
              [
                t('person'),
                <RecordLink key="p" to="users" id={order.userId}>
                  {translate('mi.person')}
                </RecordLink>,
              ],
              [t('credits'), format.number(order.credits)],
              [t('method'), translate(`mi.method.${order.method}`)],
              [t('vendor'), order.provider],
              [t('reference'), order.voucher?.reference ?? order.vendorRef ?? none],
              [t('paidAt'), order.paidAt === null ? none : format.moment(order.paidAt)],
              ['ID', order.id],
            ]}
          />
        </Card>
        <Card title={translate('mi.orders.money')}>
          <Facts
            facts={[
              [t('base'), format.money(order.baseCentavos)],
              [t('iva'), format.money(order.ivaCentavos)],
              [t('total'), format.money(order.amountCentavos)],
              [t('refunded'), format.money(order.refundedCentavos)],
              [t('refundable'), format.number(order.refundableCredits)],
            ]}
          />
        </Card>
      </Grid>
      <OrderHistory order={order} />
    </Page>
  );
}
