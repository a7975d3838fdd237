import { useTranslation } from 'react-i18next';

import { toFailure } from '../../../lib/api/failure';
import { IconButton } from '../../../ui/IconButton';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { FailureBanner } from '../../shared/FailureBanner';
import { FailureState } from '../../shared/FailureState';
import { useDateText } from '../../shared/use-date-text';
import { deviceNameOf } from '../account.model';
import { useCloseDevice, useDevices } from '../account.queries';

/** Where the person is logged in; each place but this one can be logged out from here. */
export function DeviceList() {
  const { t } = useTranslation();
  const dateText = useDateText();
  const devices = useDevices();
  const close = useCloseDevice();
  if (devices.data === undefined) {
    if (!devices.isError) return <Skeleton height={140} />;
    return (
      <FailureState failure={toFailure(devices.error)} onRetry={() => void devices.refetch()} />
    );
  }
  return (
    <>
      <FailureBanner error={close.error} />
      <ListGroup title={t('account.devices')} testID="device-list">
        {devices.data.items.map((device, index) => {
          const name = deviceNameOf(device) ?? t('account.unknownDevice');
          return (
            <ListRow
              key={device.id}
              testID={`device-${index}`}
              icon="phone"
              title={name}
              detail={t('account.lastUsed', { when: dateText(device.lastUsedAt) })}
              end={
                device.isCurrent ? (
                  <Tag tone="good" label={t('account.thisDevice')} />
                ) : (
                  <IconButton
                    testID={`device-close-${index}`}
                    icon="logout"
                    label={t('account.closeDevice', { name })}
                    color="danger"
                    onPress={() => close.mutate(device.id)}
                  />
                )
              }
            />
          );
        })}
      </ListGroup>
    </>
  );
}
