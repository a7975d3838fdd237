import { parseIdentifier } from './identifier.model';

describe('parseIdentifier', () => {
  it.each([
    ['55 1234 5678', { kind: 'phone', value: '+525512345678' }],
    ['(55) 1234-5678', { kind: 'phone', value: '+525512345678' }],
    ['525512345678', { kind: 'phone', value: '+525512345678' }],
    ['+1 415 555 0100', { kind: 'phone', value: '+14155550100' }],
    [' Lupita@Correo.MX ', { kind: 'email', value: 'lupita@correo.mx' }],
  ])('reads %s', (text, expected) => {
    expect(parseIdentifier(text)).toEqual(expected);
  });

  it.each(['', '12345', 'lupita@', 'lupita@correo', 'hola'])('refuses "%s"', (text) => {
    expect(parseIdentifier(text)).toBeUndefined();
  });
});
