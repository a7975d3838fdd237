/** A nominal type over a primitive: a `StoreId` cannot be passed where a `UserId` is meant. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
