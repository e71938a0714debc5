// Prints the GTFS-realtime feed in a file as JSON, as the npm bindings understand it.
import { readFileSync } from 'node:fs';
import bindings from 'gtfs-realtime-bindings';

const { FeedMessage } = bindings.transit_realtime;
const feed = FeedMessage.decode(readFileSync(process.argv[2]));
const problem = FeedMessage.verify(feed);
if (problem) {
  throw new Error(problem);
}
process.stdout.write(JSON.stringify(FeedMessage.toObject(feed, { enums: String, longs: Number })));
