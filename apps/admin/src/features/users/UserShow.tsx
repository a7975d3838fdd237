import { staffUsersGet, type StaffUserFileResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fetched } from '../../ui/Fetched';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { StatusChip } from '../../ui/StatusChip';
import { useFile } from '../../ui/use-file';
import { useFormat } from '../../ui/use-format';
import { UserActs } from './UserActs';
import { UserPlaces } from './UserPlaces';
import { WalletCard } from './WalletCard';

/** One person: who they are, their credits, their stores, and what staff may do for them. */
export function UserShow() {
  const query = useFile('users', staffUsersGet);
  return <Fetched query={query}>{(user) => <UserFile user={user} />}</Fetched>;
}

function UserFile({ user }: { readonly user: StaffUserFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const dash = translate('mi.none');
  return (
    <Page
      title={user.name}
      subtitle={user.email ?? user.phone ?? user.id}
      actions={<UserActs user={user} />}
    >
      <Grid minWidth={340}>
        <Card title={translate('mi.users.person')}>
          <Facts
            facts={[
              [translate('mi.fields.status'), <StatusChip key="s" status={user.status} />],
              [translate('mi.fields.role'), <StatusChip key="r" status={user.role} />],
              [translate('mi.fields.email'), user.email ?? dash],
              [translate('mi.fields.phone'), user.phone ?? dash],
              [translate('mi.fields.createdAt'), format.moment(user.createdAt)],
              [
                translate('mi.fields.lastSeenAt'),
                user.lastSeenAt === null ? dash : format.moment(user.lastSeenAt),
              ],
              [
                translate('mi.fields.secondFactor'),
                translate(user.hasSecondFactor ? 'mi.users.factor_on' : 'mi.users.factor_off'),
              ],
              [translate('mi.fields.reports'), format.number(user.reports)],
            ]}
          />
        </Card>
        <WalletCard userId={user.id} />
      </Grid>
      <UserPlaces user={user} />
    </Page>
  );
}
