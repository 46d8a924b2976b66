/** `traditional simplified|…`: one of the dictionaries of opencc-js, which declares types of its converters only. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
