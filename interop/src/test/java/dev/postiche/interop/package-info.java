/**
 * Foreign clients doing real work against Postiche, judged from outside: by what they have in their
 * hands afterwards, by what the server holds, and by what the recording says they did.
 */
package dev.postiche.interop;
