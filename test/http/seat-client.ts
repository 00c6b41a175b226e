/** Signs in the invented person of any seat: demo accounts exist for a few seats only. */
import type { City, Client } from './city.ts'

/** Gives the person of a seat the demo password under the seat's own id, and signs in. */
export async function onSeat(city: City, seat: string): Promise<Client> {
  await city.house.sql`
    update person set username = ${seat},
      password_hash = (select password_hash from person where username = 'clerk')
    where username is null and id = (select person from seating where seat = ${seat})`
  return city.as(seat)
}
