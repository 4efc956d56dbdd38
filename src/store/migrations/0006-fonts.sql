-- Fonts that texts are set in and colour tables that grades apply are files of a session too.
alter table assets drop constraint assets_kind_check;
alter table assets add constraint assets_kind_check check (kind in ('video', 'image', 'audio', 'document', 'font', 'lut'));
