import type { NamedProductResponse, TruthBoxResponse } from '@miinventario/contracts/client';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

/** The boxes of a frame by their numbers; the chosen one can be named or taken away. */
export function BoxList({
  boxes,
  products,
  chosen,
  onChoose,
  onName,
  onRemove,
}: {
  readonly boxes: readonly TruthBoxResponse[];
  readonly products: readonly NamedProductResponse[];
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  readonly onName: (index: number, productId: string | null) => void;
  readonly onRemove: (index: number) => void;
}) {
  const translate = useTranslate();
  const names = new Map(products.map(({ id, name }) => [id, name]));
  const nameOf = ({ productId }: TruthBoxResponse): string =>
    (productId === null ? undefined : names.get(productId)) ?? translate('mi.truth.nameless');
  if (boxes.length === 0) {
    return <Typography variant="body2">{translate('mi.truth.draw')}</Typography>;
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {boxes.map((box, index) => (
        <li key={index}>
          {index === chosen ? (
            <Box sx={{ display: 'grid', gap: 1, py: 1 }}>
              <Autocomplete
                options={[...products]}
                value={products.find(({ id }) => id === box.productId) ?? null}
                getOptionLabel={({ name }) => name}
                getOptionKey={({ id }) => id}
                onChange={(_event, product) => onName(index, product?.id ?? null)}
                noOptionsText={translate('ra.navigation.no_results')}
                clearText={translate('ra.action.clear_input_value')}
                openText={translate('ra.action.open')}
                closeText={translate('ra.action.close')}
                renderInput={(params) => (
                  <TextField
                    {...params}
                    label={translate('mi.truth.product_of', { number: index + 1 })}
                    sx={{ bgcolor: 'background.paper' }}
                  />
                )}
              />
              <Button size="small" color="error" onClick={() => onRemove(index)}>
                {translate('mi.truth.remove')}
              </Button>
            </Box>
          ) : (
            <Button
              size="small"
              color="inherit"
              fullWidth
              sx={{ justifyContent: 'flex-start', textAlign: 'left' }}
              onClick={() => onChoose(index)}
            >
              {index + 1}. {nameOf(box)}
            </Button>
          )}
        </li>
      ))}
    </Box>
  );
}
