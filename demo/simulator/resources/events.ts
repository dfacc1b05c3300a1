import {hash, integer, listOf, text} from '../protocol/params.ts';
import {listPage, paging, require404, route, type Route} from '../protocol/route.ts';

const range = hash({gt: integer(), gte: integer(), lt: integer(), lte: integer()});

export const eventRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/events',
    {shape: {...paging, created: range, type: text(), types: listOf(text())}, required: []},
    ({account, params}) => {
      const {created, type, types = type === undefined ? undefined : [type], ...page} = params;
      return listPage(account, 'event', '/v1/events', page, {}, {created, types});
    },
  ),

  route('GET', '/v1/events/:event', {shape: {}, required: []}, ({account, path}) => {
    return require404(account, 'event', path['event']!, 'id').object;
  }),
];
