-- What the rules of a campaign may ask of a store and of a product.
ALTER TABLE stores ADD COLUMN type text NOT NULL DEFAULT 'tiendita' CHECK (type IN ('tiendita', 'minisuper', 'cadena'));
ALTER TABLE stores ADD COLUMN country text NOT NULL DEFAULT 'MX';
ALTER TABLE stores ADD COLUMN state text NOT NULL DEFAULT '';
ALTER TABLE stores ADD COLUMN city text NOT NULL DEFAULT '';

-- Audiences by name; phones never learn them.
CREATE TABLE store_lists (
  store_id integer NOT NULL REFERENCES stores,
  list text NOT NULL,
  PRIMARY KEY (store_id, list)
);

-- Categories are paths from general to special, as `bebidas/refrescos`.
ALTER TABLE products ADD COLUMN categories text[] NOT NULL DEFAULT '{}';
ALTER TABLE products ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
